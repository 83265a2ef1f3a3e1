// What Cockpit offers; it takes this file in place of the one that comes with it.

// Left out for everybody: variables are never written from outside, an enrollment is withdrawn and
// never deleted, nothing outside works on steps, and there are no reports. This must be said before
// Cockpit is built.
document
  .querySelector('base')
  .setAttribute(
    'cam-exclude-plugins',
    [
      'cockpit.processInstance.runtime.action:add-variable-action',
      'cockpit.processInstance.runtime.action:cancel-process-instance-action',
      'cockpit.processInstance.runtime.tab:external-tasks-process-instance-runtime',
      'cockpit.incident.action:increase-incident-external-task-retry',
      'cockpit.navigation:reports',
    ].join(','),
  );

export default {
  requireJsConfig: {
    deps: ['groups', 'time-to-live'],
    ngDeps: ['workAccount.groups', 'workAccount.timeToLive'],
    paths: {groups: '../tasklist/scripts/groups', 'time-to-live': 'scripts/time-to-live'},
  },
};
