package dev.confab.platform.query;

import java.util.List;

/**
 * How a user stands to chats, as of one moment.
 *
 * @param chats what they are a member of, by chat id
 * @param invitations what they may accept, by chat id
 */
public record OwnChats(List<UserChat> chats, List<Invitation> invitations) {
  public OwnChats {
    chats = List.copyOf(chats);
    invitations = List.copyOf(invitations);
  }
}
