// The line below a task's name, to read: its dates, its groups and who has it. Dates and groups come
// from the process, so nothing to change them is offered. A task can be claimed by who may complete it,
// and given back where somebody else could claim it.
define(['angular'], function (angular) {
  'use strict';

  function date(name, words) {
    return (
      '<li ng-if="task.' + name + '" class="' + name + '-date"' +
      ' ng-class="{overdue: task.' + name + ' < now}">' +
      "{{ '" + words + "' | translate }} " +
      '<span am-time-ago="task.' + name + '" uib-tooltip="{{ task.' + name +
      " | camDate:'long' }}\"></span></li>"
    );
  }

  var template =
    '<ul class="meta list-inline dates times">' +
    date('followUp', 'FOLLOW_UP') +
    date('due', 'DUE') +
    '</ul>' +
    '<ul class="meta list-inline actors">' +
    '<li class="groups" ng-if="groupNames.length">' +
    '<span class="glyphicon glyphicon-th"></span> {{ groupNames.join(\', \') }}</li>' +
    '<li class="assignee" ng-if="!hasAssignee()" work-account-may-take>' +
    '<span class="not-to-take" ng-if="mayTake === false">Asked for by you</span>' +
    '<button ng-if="mayTake" class="claim btn-link" ng-click="claim()" ng-disabled="submitInProgress">' +
    '<span class="glyphicon glyphicon-user"></span> {{ \'CLAIM_TASK\' | translate }}</button></li>' +
    '<li class="assignee" ng-if="hasAssignee()">' +
    '<span class="glyphicon glyphicon-user"></span> ' +
    "{{ (assignee.firstName || '') + ' ' + (assignee.lastName || assignee.id) }} " +
    '<button ng-if="isAssignee && groupNames.length" class="unclaim glyphicon glyphicon-remove btn-link"' +
    ' uib-tooltip="{{ \'UNCLAIM_TASK\' | translate }}"' +
    ' aria-label="{{ \'UNCLAIM_TASK\' | translate }}"' +
    ' ng-click="unclaim()" ng-disabled="submitInProgress"></button>' +
    '<button ng-if="!isAssignee" class="reset-assignee glyphicon glyphicon-remove btn-link"' +
    ' uib-tooltip="{{ \'RESET_TASK_ASSIGNEE\' | translate }}"' +
    ' aria-label="{{ \'RESET_TASK_ASSIGNEE\' | translate }}"' +
    ' ng-click="resetAssignee()"></button></li>' +
    '</ul>';

  function toRead($provide) {
    $provide.decorator('camTasklistTaskMetaDirective', [
      '$delegate',
      function (directives) {
        directives[0].template = template;
        return directives;
      },
    ]);
  }

  // Says of a task whether it may be claimed, as the server sees it; before, it is not offered.
  function mayTake($http, Uri) {
    return function (scope) {
      scope.$watch('task.id', function (id) {
        delete scope.mayTake;
        if (!id) {
          return;
        }
        $http
          .get(Uri.appUri('engine://engine/:engine/task/' + id + '/form-variables'), {
            params: {variableNames: 'mayTake'},
          })
          .then(
            function (answer) {
              return !answer.data.mayTake || answer.data.mayTake.value;
            },
            // Where it cannot be seen, it is offered: the server refuses it all the same.
            function () {
              return true;
            }
          )
          .then(function (may) {
            // Another task may have been opened meanwhile.
            if (scope.task && scope.task.id === id) {
              scope.mayTake = may;
            }
          });
      });
    };
  }

  return angular
    .module('workAccount.taskMeta', [])
    .config(['$provide', toRead])
    .directive('workAccountMayTake', ['$http', 'Uri', mayTake]);
});
