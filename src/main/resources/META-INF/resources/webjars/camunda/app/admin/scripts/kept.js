// Says at the page's body that it is about something that stays: a group of the product, or the
// person's own user, which nobody deletes. The server refuses that in any case.
define(['angular'], function (angular) {
  'use strict';

  var groups = ['requesters', 'enrollment-admins', 'process-owners', 'auditors', 'camunda-admin'];

  function mark($rootScope) {
    $rootScope.$on('$routeChangeSuccess', function (event, place) {
      var about = (place && place.params) || {};
      var me = $rootScope.authentication && $rootScope.authentication.name;
      var stays = groups.includes(about.groupId) || (me && about.userId === me);
      document.body.toggleAttribute('data-kept', Boolean(stays));
    });
  }

  return angular.module('workAccount.kept', []).run(['$rootScope', mark]);
});
