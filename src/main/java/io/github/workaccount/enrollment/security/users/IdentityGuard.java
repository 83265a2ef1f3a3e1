package io.github.workaccount.enrollment.security.users;

import io.github.workaccount.enrollment.application.enrollment.User;
import io.github.workaccount.enrollment.application.enrollment.Workforce;
import io.github.workaccount.enrollment.application.signin.ConfiguredUsers;
import io.github.workaccount.enrollment.model.text.ControlCharacters;
import io.github.workaccount.enrollment.process.CommandFields;
import java.util.List;
import org.camunda.bpm.engine.AuthorizationException;
import org.camunda.bpm.engine.BadUserRequestException;
import org.camunda.bpm.engine.authorization.Authorization;
import org.camunda.bpm.engine.authorization.Permission;
import org.camunda.bpm.engine.authorization.Permissions;
import org.camunda.bpm.engine.authorization.Resources;
import org.camunda.bpm.engine.impl.cmd.DeleteGroupCmd;
import org.camunda.bpm.engine.impl.cmd.DeleteMembershipCmd;
import org.camunda.bpm.engine.impl.cmd.DeleteUserCmd;
import org.camunda.bpm.engine.impl.cmd.SaveAuthorizationCmd;
import org.camunda.bpm.engine.impl.cmd.SaveUserCmd;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.identity.Authentication;
import org.camunda.bpm.engine.impl.interceptor.Command;
import org.camunda.bpm.engine.impl.interceptor.CommandInterceptor;
import org.camunda.bpm.engine.impl.persistence.entity.UserEntity;
import org.springframework.beans.factory.ObjectProvider;

/**
 * Stands before what people change of users and groups, whichever way it comes: nobody deletes
 * themselves, an operator is always left, and what is entered can be shown and mailed to. Who may
 * do it at all is the engine's to say, and so is asked first.
 */
class IdentityGuard extends CommandInterceptor {

  private static final int LONGEST_ID = 64;
  private static final int LONGEST = 255;

  private final ObjectProvider<ConfiguredUsers> users;
  private final ObjectProvider<Workforce> workforce;

  IdentityGuard(ObjectProvider<ConfiguredUsers> users, ObjectProvider<Workforce> workforce) {
    this.users = users;
    this.workforce = workforce;
  }

  /**
   * @throws AuthorizationException (403 over HTTP) for what nobody may do
   * @throws BadUserRequestException (400 over HTTP) for names, addresses or passwords that are no
   *     good
   */
  @Override
  public <T> T execute(Command<T> command) {
    Authentication sender = Context.getCommandContext().getAuthentication();
    if (sender != null && sender.getUserId() != null) {
      check(command, sender);
    }
    return next.execute(command);
  }

  private void check(Command<?> command, Authentication sender) {
    if (command instanceof SaveUserCmd) {
      checkProfile((UserEntity) new CommandFields(command).value("user"));
    } else if (command instanceof DeleteUserCmd) {
      checkRemoval(new CommandFields(command).text("userId"), sender);
    } else if (command instanceof DeleteMembershipCmd) {
      CommandFields membership = new CommandFields(command);
      if (User.OPERATORS.equals(membership.text("groupId"))) {
        requireRight(Permissions.DELETE, Resources.GROUP_MEMBERSHIP, User.OPERATORS);
        requireOperatorBesides(membership.text("userId"));
      }
    } else if (command instanceof DeleteGroupCmd
        && ProductGroup.withId(new CommandFields(command).text("groupId")).isPresent()) {
      throw new AuthorizationException(
          "The groups of the product stay: who may do what hangs on them. Remove their members.");
    } else if (command instanceof SaveAuthorizationCmd) {
      checkRevocation((Authorization) new CommandFields(command).value("authorization"));
    }
  }

  /** It would beat the grants that a start makes, so no operator of the configuration helps. */
  private static void checkRevocation(Authorization wanted) {
    if (wanted.getAuthorizationType() == Authorization.AUTH_TYPE_REVOKE
        && User.OPERATORS.equals(wanted.getGroupId())) {
      throw new AuthorizationException(
          "Nothing is revoked from the group %s: it could lock all operators out. Remove its members."
              .formatted(User.OPERATORS));
    }
  }

  private static void checkProfile(UserEntity user) {
    boolean fresh = user.getRevision() == 0;
    requireRight(
        fresh ? Permissions.CREATE : Permissions.UPDATE,
        Resources.USER,
        fresh ? null : user.getId());
    checkLine("id", user.getId(), LONGEST_ID);
    checkLine("first name", user.getFirstName(), LONGEST);
    checkLine("last name", user.getLastName(), LONGEST);
    checkLine("e-mail address", user.getEmail(), LONGEST);
    if (user.hasNewPassword() && !user.checkPasswordAgainstPolicy()) {
      throw new BadUserRequestException(
          "The password is too short. Give one of at least %d characters."
              .formatted(PasswordLength.SHORTEST));
    }
  }

  /** The engine asks the same, but later. */
  private static void requireRight(Permission right, Resources resource, String id) {
    Context.getCommandContext().getAuthorizationManager().checkAuthorization(right, resource, id);
  }

  private static void checkLine(String what, String value, int longest) {
    if (value == null) {
      return;
    }
    if (ControlCharacters.areIn(value, false)) {
      throw new BadUserRequestException(
          "The %s has control or invisible characters. Remove them.".formatted(what));
    }
    if (value.length() > longest) {
      throw new BadUserRequestException(
          "The %s is too long: at most %d characters.".formatted(what, longest));
    }
  }

  private void checkRemoval(String user, Authentication sender) {
    if (sender.getUserId().equals(user)) {
      throw new AuthorizationException(
          "Nobody deletes themselves. Let another operator do it, who is still there afterwards.");
    }
    requireRight(Permissions.DELETE, Resources.USER, user);
    requireOperatorBesides(user);
  }

  private void requireOperatorBesides(String user) {
    // Two operators who remove each other at the same moment are taken one after the other.
    users.getObject().lock();
    List<String> operators =
        workforce.getObject().members(User.OPERATORS).stream().map(Workforce.Person::id).toList();
    if (operators.equals(List.of(user))) {
      throw new AuthorizationException(
          "%s is the last operator (group %s). Make somebody else one first."
              .formatted(user, User.OPERATORS));
    }
  }
}
