// Says at the page's body in which groups the person is who is signed in. By that the style sheets
// offer each person what that person may use; what anybody may do is the server's to decide.
define(['angular'], function (angular) {
  'use strict';

  function mark($rootScope, $http, Uri) {
    function member(name) {
      return $http.get(Uri.appUri('engine://engine/:engine/group'), {params: {member: name}});
    }

    $rootScope.$watch('authentication.name', function (name) {
      delete document.body.dataset.groups;
      if (!name) {
        return;
      }
      member(name).then(function (answer) {
        // Somebody else may have signed in meanwhile.
        if ($rootScope.authentication && $rootScope.authentication.name === name) {
          document.body.dataset.groups = answer.data
            .map(function (group) {
              return group.id;
            })
            .join(' ');
        }
      });
    });
  }

  return angular.module('workAccount.groups', []).run(['$rootScope', '$http', 'Uri', mark]);
});
