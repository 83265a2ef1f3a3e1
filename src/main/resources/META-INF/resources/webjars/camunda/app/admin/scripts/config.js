// What Admin offers; it takes this file in place of the one that comes with it.

export default {
  requireJsConfig: {
    deps: ['kept'],
    ngDeps: ['workAccount.kept'],
    paths: {kept: 'scripts/kept'},
  },
};
