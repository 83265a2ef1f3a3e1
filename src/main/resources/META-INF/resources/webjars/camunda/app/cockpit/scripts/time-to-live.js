// How long the history of a model is kept, to read: nobody changes that.
define(['angular'], function (angular) {
  'use strict';

  function toRead($provide) {
    $provide.decorator('timeToLiveDirective', [
      '$delegate',
      function (directives) {
        directives[0].template = '<span>{{ format(definition.historyTimeToLive) }}</span>';
        return directives;
      },
    ]);
  }

  return angular.module('workAccount.timeToLive', []).config(['$provide', toRead]);
});
