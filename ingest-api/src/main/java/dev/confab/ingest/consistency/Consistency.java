package dev.confab.ingest.consistency;

import dev.confab.platform.query.ChatHead;
import dev.confab.platform.query.ChatPosition;
import io.javalin.http.Context;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/**
 * What one request must see, and what its answer lets the client ask for next time: the token that
 * came with it, and what the user changed through this node a moment ago. For the request's thread.
 */
public final class Consistency {
  /** Of requests and answers. */
  public static final String HEADER = "Consistency-Token";

  private final Context ctx;
  private final UUID user;
  private final OwnWrites writes;
  private ConsistencyToken token;

  private Consistency(Context ctx, UUID user, OwnWrites writes, ConsistencyToken token) {
    this.ctx = ctx;
    this.user = user;
    this.writes = writes;
    this.token = token;
  }

  /** What a request asks for; a malformed token is a problem. */
  public static Consistency of(Context ctx, UUID user, OwnWrites writes) {
    String header = ctx.header(HEADER);
    return new Consistency(
        ctx, user, writes, header == null ? ConsistencyToken.NONE : ConsistencyToken.parse(header));
  }

  /** A chat, as far as the user must see it. */
  public ChatPosition position(UUID chat) {
    long own = writes.position(user, chat).minSeq();
    return new ChatPosition(chat, Math.max(own, token.chats().getOrDefault(chat, 0L)));
  }

  /** The changes of memberships that the user's list of chats must include. */
  public List<ChatPosition> memberships() {
    List<ChatPosition> all = new ArrayList<>(writes.memberships(user));
    token.memberships().forEach((chat, seq) -> all.add(new ChatPosition(chat, seq)));
    return all;
  }

  /** The user changed a chat. */
  public void changed(UUID chat, long seq) {
    writes.changed(user, chat, seq);
    answer(token.withChat(chat, seq));
  }

  /** Somebody's membership of a chat changed, by the user's wish. */
  public void membershipChanged(UUID member, UUID chat, long seq) {
    writes.membershipChanged(member, chat, seq);
    if (member.equals(user)) {
      answer(token.withMembership(chat, seq));
    }
  }

  /** The version of somebody that the user must see; 0 if any will do. */
  public long version(UUID of) {
    return Math.max(writes.version(user, of), token.users().getOrDefault(of, 0L));
  }

  /** The user changed themselves or, with the right to, somebody else. */
  public void userChanged(UUID changed, long version) {
    writes.userChanged(user, changed, version);
    answer(token.withUser(changed, version));
  }

  /** The user was shown chats, the most important first: none shall be older the next time. */
  public void saw(List<ChatHead> heads) {
    ConsistencyToken next = token;
    for (ChatHead head : heads.reversed()) {
      next = next.withChat(head.chatId(), head.lastSeq());
    }
    if (!heads.isEmpty()) {
      answer(next);
    }
  }

  private void answer(ConsistencyToken next) {
    token = next;
    ctx.header(HEADER, next.text());
  }
}
