package dev.confab.gateway.room;

import java.util.UUID;

/**
 * A session that is being attached: it does not make others wait while its client does not read.
 *
 * @param session the session
 * @param turn what it gives away while it waits
 */
record Attaching(Subscriber session, Turn turn) implements Subscriber {
  @Override
  public UUID userId() {
    return session.userId();
  }

  @Override
  public Attachments attachments() {
    return session.attachments();
  }

  @Override
  public void send(byte[] frame) {
    session.send(frame);
  }

  @Override
  public void sendEphemeral(byte[] frame) {
    session.sendEphemeral(frame);
  }

  @Override
  public boolean takesEvents(UUID chatId) {
    return session.takesEvents(chatId);
  }

  @Override
  public void behind(UUID chatId, long seq) {
    session.behind(chatId, seq);
  }

  @Override
  public boolean isDrained() {
    return session.isDrained();
  }

  @Override
  public boolean awaitDrained() {
    return session.isDrained() || turn.aside(session::awaitDrained);
  }
}
