package dev.confab.gateway.me;

import dev.confab.gateway.protocol.OwnRow;
import dev.confab.platform.query.OwnChats;
import dev.confab.schemas.Sha256;
import dev.confab.schemas.chat.ChatEvent;
import dev.confab.schemas.chat.InvitationDeclined;
import dev.confab.schemas.chat.InvitationEvent;
import dev.confab.schemas.chat.InvitationExpired;
import dev.confab.schemas.chat.InvitationRevoked;
import dev.confab.schemas.chat.InviteLinkCreated;
import dev.confab.schemas.chat.InviteLinkRevoked;
import dev.confab.schemas.chat.MemberInvited;
import dev.confab.schemas.chat.MembershipEvent;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What views and events say of a user's own state, as rows. */
final class OwnRows {
  /** Another one when there are rows of more kinds: then all clients are told all. */
  private static final String FORM = "1-";

  private OwnRows() {}

  /** All rows, in an order that depends on them alone. */
  static List<OwnRow> of(OwnChats own) {
    List<OwnRow> rows = new ArrayList<>();
    own.chats().forEach(chat -> rows.add(OwnRow.chat(chat.chatId(), chat.joinedSeq())));
    own.invitations()
        .forEach(
            it ->
                rows.add(OwnRow.invitation(it.chatId(), it.seq(), it.invitedBy(), it.expiresAt())));
    return rows;
  }

  /** Whose own state an event changes; null: nobody's. */
  static @Nullable UUID userOf(ChatEvent event) {
    if (event instanceof MembershipEvent change) {
      return change.userId();
    }
    return event instanceof InvitationEvent change ? invited(change) : null;
  }

  private static @Nullable UUID invited(InvitationEvent event) {
    return switch (event) {
      case MemberInvited it -> it.userId();
      case InvitationDeclined it -> it.actor();
      case InvitationRevoked it -> it.userId();
      case InvitationExpired it -> it.userId();
      case InviteLinkCreated _, InviteLinkRevoked _ -> null;
    };
  }

  /** The rows of that user that an event changes. */
  static List<OwnRow> of(ChatEvent event) {
    UUID chat = event.chatId();
    long seq = event.seq();
    if (event instanceof MemberInvited it) {
      return List.of(OwnRow.invitation(chat, seq, it.actor(), it.expiresAt()));
    }
    OwnRow uninvited = OwnRow.noInvitation(chat, seq);
    if (event instanceof MembershipEvent change && (change.begins() || change.ends())) {
      return List.of(
          change.begins() ? OwnRow.chat(chat, seq) : OwnRow.noChat(chat, seq), uninvited);
    }
    return List.of(uninvited);
  }

  /** What is the same for the same rows, and for no others. */
  static String version(List<OwnRow> rows) {
    Sha256 digest = Sha256.ofParts(rows.toArray());
    return FORM + HexFormat.of().toHexDigits(digest.a()) + HexFormat.of().toHexDigits(digest.b());
  }
}
