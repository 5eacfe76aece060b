package dev.confab.gateway.room;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** A session of which only what it is sent counts: it keeps that, and reads at once. */
public class Listener implements Subscriber {
  private final UUID userId;
  private final Attachments attachments = new Attachments();

  /** What it was sent, the oldest first. */
  public final List<byte[]> frames = new ArrayList<>();

  /** A session of a user, who shows all chats. */
  public Listener(UUID userId) {
    this.userId = userId;
  }

  @Override
  public UUID userId() {
    return userId;
  }

  @Override
  public Attachments attachments() {
    return attachments;
  }

  @Override
  public void send(byte[] frame) {
    frames.add(frame);
  }

  @Override
  public void sendEphemeral(byte[] frame) {
    send(frame);
  }

  @Override
  public boolean takesEvents(UUID chatId) {
    return true;
  }

  @Override
  public void behind(UUID chatId, long seq) {
    throw new AssertionError("takes all events");
  }

  @Override
  public boolean isDrained() {
    return true;
  }

  @Override
  public boolean awaitDrained() {
    return true;
  }
}
