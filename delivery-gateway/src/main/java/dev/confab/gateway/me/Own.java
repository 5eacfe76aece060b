package dev.confab.gateway.me;

import dev.confab.gateway.protocol.OwnRow;
import dev.confab.platform.query.OwnChats;
import dev.confab.platform.query.OwnMark;
import dev.confab.platform.query.OwnPreferences;
import dev.confab.platform.query.OwnState;
import dev.confab.schemas.Sha256;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;

/**
 * What views say of a user's own state.
 *
 * @param chats their chats and invitations
 * @param state what they have said of themselves and of others
 * @param preferences how they have chats in their list, at or after {@code state}
 * @param marks how far they have said to have come, in their chats
 */
record Own(OwnChats chats, OwnState state, OwnPreferences preferences, List<OwnMark> marks) {
  Own {
    marks = marks.stream().sorted(Comparator.comparing(OwnMark::chatId)).toList();
  }

  /** All rows of a part, in an order that depends on them alone. */
  List<OwnRow> rows(Part part) {
    List<OwnRow> rows = new ArrayList<>();
    switch (part) {
      case CHATS -> {
        chats.chats().forEach(chat -> rows.add(OwnRow.chat(chat.chatId(), chat.joinedSeq())));
        chats
            .invitations()
            .forEach(
                it ->
                    rows.add(
                        OwnRow.invitation(it.chatId(), it.seq(), it.invitedBy(), it.expiresAt())));
      }
      case USER -> {
        preferences
            .chats()
            .forEach(it -> rows.add(new OwnRow.Preference(it.chatId(), it.preferences())));
        rows.add(new OwnRow.Settings(state.settings()));
        rows.add(new OwnRow.Privacy(state.privacy()));
        rows.addAll(OwnRows.of(state.profile()));
        state
            .contacts()
            .forEach(it -> rows.add(new OwnRow.Contact(it.userId(), it.alias(), false)));
        state.blocks().forEach(it -> rows.add(new OwnRow.Block(it.userId(), false)));
      }
      case MARKS ->
          marks.forEach(it -> rows.add(new OwnRow.Mark(it.chatId(), it.receivedNo(), it.readNo())));
    }
    return rows;
  }

  /**
   * What a client has that has these rows. Preferences may be newer than the rest of the user's
   * part: that it has the rest of them is not said.
   */
  OwnVersion version() {
    return new OwnVersion(
        digest(Part.CHATS),
        state.version() == 0 ? "" : Long.toString(state.version()),
        digest(Part.MARKS));
  }

  private String digest(Part part) {
    return HexFormat.of().toHexDigits(Sha256.ofParts(rows(part).toArray()).a());
  }
}
