// What Tasklist offers; it takes this file in place of the one that comes with it.

// Left out for everybody: tasks come from the process only, what is said about one belongs in its
// form, and its history is the enrollment's evidence. This must be said before Tasklist is built.
document
  .querySelector('base')
  .setAttribute(
    'cam-exclude-plugins',
    [
      'tasklist.navbar.action:create-task-action',
      'tasklist.task.action:task-action-comment',
      'tasklist.task.detail:task-detail-history',
    ].join(','),
  );

export default {
  customScripts: [
    'scripts/links.js',
    'scripts/copy.js',
    'scripts/addresses.js',
    'scripts/mistakes.js',
  ],
  requireJsConfig: {
    deps: ['groups', 'task-meta'],
    ngDeps: ['workAccount.groups', 'workAccount.taskMeta'],
    paths: {groups: 'scripts/groups', 'task-meta': 'scripts/task-meta'},
  },
  // Without one to start a process: not everybody may.
  shortcuts: {
    claimTask: {key: 'ctrl+alt+c', description: 'claims the currently selected task'},
    focusFilter: {key: 'ctrl+shift+f', description: 'set the focus to the first filter in the list'},
    focusList: {key: 'ctrl+alt+l', description: 'sets the focus to the first task in the list'},
    focusForm: {
      key: 'ctrl+alt+f',
      description: 'sets the focus to the first input field in a task form',
    },
  },
};
