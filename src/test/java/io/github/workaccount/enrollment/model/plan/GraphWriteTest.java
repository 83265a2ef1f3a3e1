package io.github.workaccount.enrollment.model.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A write, spelled in one place for whoever reads it, approves it, lets it out and sends it. */
class GraphWriteTest {

  private static final String USER = "11111111-2222-3333-4444-555555555555";
  private static final String GROUP = "99999999-8888-7777-6666-555555555555";
  private static final String NICKNAME = "partner-center-7K3Q9";
  private static final Map<String, String> PARAMETERS =
      Map.of(
          "domain",
          "contoso.com",
          "displayName",
          "Partner Center users",
          "mailNickname",
          NICKNAME,
          "userId",
          USER);

  private static GraphWrite making(ChangeKind kind) {
    return GraphWrite.making(kind, PARAMETERS, GROUP);
  }

  private static Change change(ChangeKind kind) {
    return new Change(1, kind, "what", "call", "why", new TreeMap<>(PARAMETERS));
  }

  @Test
  void addsADomain() {
    assertThat(making(ChangeKind.ADD_DOMAIN).text())
        .isEqualTo("POST /domains {\"id\":\"contoso.com\"}");
  }

  @Test
  void verifiesADomainWithoutABody() {
    assertThat(making(ChangeKind.VERIFY_DOMAIN).text())
        .isEqualTo("POST /domains/contoso.com/verify");
  }

  @Test
  void createsASecurityGroup() {
    assertThat(making(ChangeKind.CREATE_GROUP).text())
        .isEqualTo(
            "POST /groups {\"displayName\":\"Partner Center users\",\"mailEnabled\":false,"
                + "\"mailNickname\":\"partner-center-7K3Q9\",\"securityEnabled\":true}");
  }

  @Test
  void addsAMemberByReference() {
    assertThat(making(ChangeKind.ADD_MEMBER).text())
        .isEqualTo(
            "POST /groups/%s/members/$ref {\"@odata.id\":\"/directoryObjects/%s\"}"
                .formatted(GROUP, USER));
  }

  @Test
  void isReadWithTheNicknameOfAGroupThatIsStillToBeMade() {
    assertThat(GraphWrite.planned(ChangeKind.ADD_MEMBER, PARAMETERS, NICKNAME).text())
        .isEqualTo(
            "POST /groups/{partner-center-7K3Q9}/members/$ref {\"@odata.id\":\"/directoryObjects/%s\"}"
                .formatted(USER));
  }

  @ParameterizedTest
  @EnumSource(mode = Mode.EXCLUDE, names = "ADD_MEMBER")
  void isSentAsItWasRead(ChangeKind kind) {
    assertThat(making(kind)).isEqualTo(GraphWrite.planned(kind, PARAMETERS, NICKNAME));
  }

  @Test
  void isSentWithWholeReferences() {
    assertThat(making(ChangeKind.ADD_MEMBER).below("https://graph.example/v1.0").json())
        .isEqualTo(
            "{\"@odata.id\":\"https://graph.example/v1.0/directoryObjects/%s\"}".formatted(USER));
  }

  @Test
  void staysAsItIsWithoutReferences() {
    GraphWrite write = making(ChangeKind.CREATE_GROUP);

    assertThat(write.below("https://graph.example/v1.0")).isEqualTo(write);
  }

  @ParameterizedTest
  @NullSource
  @ValueSource(strings = {"", "me", "../users", USER + "/x"})
  void takesObjectIdsForGroupsOnly(String group) {
    assertThatThrownBy(() -> GraphWrite.making(ChangeKind.ADD_MEMBER, PARAMETERS, group))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("\"" + group + "\" is no object id");
  }

  @Test
  void takesObjectIdsForMembersOnly() {
    Map<String, String> wrong = Map.of("userId", "kim@contoso.com");

    assertThatThrownBy(() -> GraphWrite.making(ChangeKind.ADD_MEMBER, wrong, GROUP))
        .hasMessage("\"kim@contoso.com\" is no object id");
  }

  @Test
  void removesADomainThatItAdded() {
    assertThat(GraphWrite.undoing(change(ChangeKind.ADD_DOMAIN), null).text())
        .isEqualTo("DELETE /domains/contoso.com");
  }

  @Test
  void deletesAGroupThatItMade() {
    assertThat(GraphWrite.undoing(change(ChangeKind.CREATE_GROUP), GROUP).text())
        .isEqualTo("DELETE /groups/" + GROUP);
  }

  @Test
  void removesAMemberThatItAdded() {
    assertThat(GraphWrite.undoing(change(ChangeKind.ADD_MEMBER), GROUP).text())
        .isEqualTo("DELETE /groups/%s/members/%s/$ref".formatted(GROUP, USER));
  }

  @Test
  void neverTakesAVerificationBack() {
    assertThatThrownBy(() -> GraphWrite.undoing(change(ChangeKind.VERIFY_DOMAIN), null))
        .hasMessage("verify-domain is not taken back");
  }
}
