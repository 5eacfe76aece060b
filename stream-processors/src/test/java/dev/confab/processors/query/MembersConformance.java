package dev.confab.processors.query;

import static dev.confab.processors.view.Users.ANNA;
import static dev.confab.processors.view.Users.BEN;
import static dev.confab.processors.view.Users.CARA;
import static org.assertj.core.api.Assertions.assertThat;

import dev.confab.platform.query.Access;
import dev.confab.platform.query.Ban;
import dev.confab.platform.query.ChatHead;
import dev.confab.platform.query.ChatPosition;
import dev.confab.platform.query.Invitation;
import dev.confab.platform.query.InviteLink;
import dev.confab.platform.query.Member;
import dev.confab.platform.query.MemberPage;
import dev.confab.processors.view.ChatLog;
import dev.confab.schemas.chat.ChatEvent;
import dev.confab.schemas.chat.ChatProfile;
import dev.confab.schemas.chat.ChatSettings;
import dev.confab.schemas.chat.Permission;
import dev.confab.schemas.chat.Role;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What every implementation of the query API must do with members and those who may become one. */
abstract class MembersConformance extends MessagesConformance {
  private static final ChatPosition HERE = ChatPosition.current(CHAT);

  @Test
  void a_chat_is_shown_with_its_new_name_and_rules() {
    openChat();
    UUID picture = new UUID(5, 5);
    ChatSettings settings = new ChatSettings(false, 30, 60, List.of(Permission.EDIT_INFO));
    publish(chat.renamed(ANNA, new ChatProfile("Coffee", "No tea", picture)));
    publish(chat.ruled(ANNA, settings), chat.added(BEN, Role.MEMBER));

    ChatHead head = head(BEN);

    assertThat(head.name()).isEqualTo("Coffee");
    assertThat(head.description()).isEqualTo("No tea");
    assertThat(head.avatarId()).isEqualTo(picture);
    assertThat(head.settings()).isEqualTo(settings);
    assertThat(head.open()).isFalse();
    assertThat(head.membership().permissions()).containsExactly(Permission.EDIT_INFO);
  }

  @Test
  void a_member_may_do_what_their_role_and_the_exceptions_say() {
    openChat();
    publish(chat.joined(BEN));
    assertThat(member(BEN).permissions()).containsExactly(Permission.SEND_MESSAGES);

    publish(chat.role(ANNA, BEN, Role.MODERATOR));
    publish(
        chat.permissions(
            ANNA, BEN, List.of(Permission.EDIT_INFO), List.of(Permission.PIN_MESSAGES)));

    Member ben = member(BEN);
    assertThat(ben.role()).isEqualTo(Role.MODERATOR);
    assertThat(ben.granted()).containsExactly(Permission.EDIT_INFO);
    assertThat(ben.denied()).containsExactly(Permission.PIN_MESSAGES);
    assertThat(ben.permissions())
        .containsExactlyInAnyOrder(
            Permission.SEND_MESSAGES,
            Permission.ADD_MEMBERS,
            Permission.REMOVE_MEMBERS,
            Permission.DELETE_MESSAGES,
            Permission.MENTION_ALL,
            Permission.EDIT_INFO);
    assertThat(head(BEN).membership()).isEqualTo(ben);
  }

  @Test
  void a_new_owner_may_do_everything_and_the_old_one_is_an_admin() {
    openChat();
    publish(chat.joined(BEN));
    publish(chat.permissions(ANNA, BEN, List.of(), List.of(Permission.SEND_MESSAGES)));
    publish(chat.transferred(ANNA, BEN));

    assertThat(member(BEN).role()).isEqualTo(Role.OWNER);
    assertThat(member(BEN).permissions()).contains(Permission.SEND_MESSAGES);
    assertThat(member(BEN).denied()).isEmpty();
    assertThat(member(ANNA).role()).isEqualTo(Role.ADMIN);
  }

  @Test
  void the_two_of_a_direct_chat_may_send_and_pin() {
    publish(chat.direct(BEN).toArray(ChatEvent[]::new));

    assertThat(member(BEN).permissions())
        .isEqualTo(Set.of(Permission.SEND_MESSAGES, Permission.PIN_MESSAGES));
  }

  @Test
  void who_is_no_member_is_not_shown_as_one() {
    openChat();
    publish(chat.joined(BEN), chat.left(BEN));

    assertThat(views.member(ANNA, HERE, BEN).access()).isEqualTo(Access.MEMBER);
    assertThat(views.member(ANNA, HERE, BEN).member()).isNull();
    assertThat(views.member(BEN, HERE, ANNA).access()).isEqualTo(Access.NO_MEMBER);
    assertThat(views.member(BEN, HERE, ANNA).member()).isNull();
  }

  @Test
  void a_ban_ends_a_membership_and_is_listed() {
    openChat();
    publish(chat.joined(BEN), chat.banned(ANNA, BEN, true), chat.banned(ANNA, CARA, false));

    assertThat(head(ANNA).memberCount()).isEqualTo(1);
    assertThat(history(BEN).access()).isEqualTo(Access.NO_MEMBER);
    assertThat(views.bans(ANNA, HERE, null, 10).entries())
        .containsExactly(new Ban(CARA, ANNA, at(5)), new Ban(BEN, ANNA, at(4)));
    assertThat(views.bans(ANNA, HERE, null, 1).more()).isTrue();
    assertThat(views.bans(ANNA, HERE, CARA, 1).entries())
        .extracting(Ban::userId)
        .containsExactly(BEN);
    assertThat(views.bans(BEN, HERE, null, 10).access()).isEqualTo(Access.NO_MEMBER);

    publish(chat.unbanned(ANNA, BEN));
    assertThat(views.bans(ANNA, HERE, null, 10).entries())
        .extracting(Ban::userId)
        .containsExactly(CARA);
  }

  @Test
  void an_invitation_is_pending_until_it_is_answered() {
    closedChat();
    publish(chat.invited(ANNA, BEN), chat.invited(ANNA, CARA)); // 3, 4
    Invitation ofBen = new Invitation(CHAT, 3, BEN, ANNA, at(3), at(3).plusSeconds(3_600));

    assertThat(views.invitations(ANNA, HERE, null, 10).entries())
        .extracting(Invitation::userId)
        .containsExactly(CARA, BEN);
    assertThat(head(BEN).invitation()).isEqualTo(ofBen);
    assertThat(head(ANNA).invitation()).isNull();
    assertThat(views.invitationsOf(BEN, null, 10, List.of())).containsExactly(ofBen);
    assertThat(views.invitations(BEN, HERE, null, 10).access()).isEqualTo(Access.NO_MEMBER);

    publish(chat.accepted(BEN, 3), chat.declined(CARA, 4));

    assertThat(views.invitations(ANNA, HERE, null, 10).entries()).isEmpty();
    assertThat(views.invitationsOf(BEN, null, 10, List.of())).isEmpty();
    assertThat(views.invitationsOf(CARA, null, 10, List.of())).isEmpty();
    assertThat(head(CARA).invitation()).isNull();
    assertThat(head(BEN).membership()).isNotNull();
  }

  @Test
  void invitations_end_by_revocation_by_time_and_by_a_ban() {
    closedChat();
    for (int end = 0; end < 3; end++) {
      publish(chat.invited(ANNA, BEN));
      long invitation = chat.lastSeq();
      assertThat(views.invitationsOf(BEN, null, 10, List.of())).hasSize(1);
      publish(
          switch (end) {
            case 0 -> chat.revoked(ANNA, BEN, invitation);
            case 1 -> chat.expired(ANNA, BEN, invitation);
            default -> chat.banned(ANNA, BEN, false);
          });

      assertThat(views.invitationsOf(BEN, null, 10, List.of())).isEmpty();
      assertThat(views.invitations(ANNA, HERE, null, 10).entries()).isEmpty();
    }
    assertThat(head(ANNA).memberCount()).isEqualTo(1);
  }

  @Test
  void links_tell_how_often_they_were_used_until_they_are_revoked() {
    closedChat();
    publish(chat.linked(ANNA, 5L), chat.linked(ANNA, null)); // 3, 4
    publish(chat.joinedBy(BEN, 3), chat.left(BEN), chat.joinedBy(BEN, 3));

    assertThat(views.links(ANNA, HERE, 0, 10).entries())
        .containsExactly(
            new InviteLink(3, ANNA, at(3), 5L, 2, null),
            new InviteLink(4, ANNA, at(4), null, 0, null));
    assertThat(views.links(ANNA, HERE, 0, 1).more()).isTrue();
    assertThat(views.links(ANNA, HERE, 3, 10).entries())
        .extracting(InviteLink::seq)
        .containsExactly(4L);

    publish(chat.unlinked(ANNA, 3));
    assertThat(views.links(ANNA, HERE, 0, 10).entries())
        .extracting(InviteLink::seq)
        .containsExactly(4L);
  }

  @Test
  void members_of_large_chats_come_in_pages_without_the_marks_of_others() {
    openChat();
    for (int i = 1; i <= 250; i++) {
      publish(chat.joined(new UUID(9, i)));
    }
    UUID last = null;
    int found = 0;
    MemberPage page;
    do {
      page = views.members(ANNA, HERE, last, 100);
      found += page.members().size();
      last = page.members().getLast().userId();
      assertThat(page.members())
          .allSatisfy(it -> assertThat(it.marks() != null).isEqualTo(it.userId().equals(ANNA)));
    } while (page.more());

    assertThat(found).isEqualTo(251);
  }

  private Member member(UUID userId) {
    return views.member(ANNA, HERE, userId).member();
  }

  private static Instant at(long seq) {
    return ChatLog.START.plusSeconds(seq);
  }
}
