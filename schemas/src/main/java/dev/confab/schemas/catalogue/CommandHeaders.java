package dev.confab.schemas.catalogue;

/** Headers of command records. */
public final class CommandHeaders {
  /** The command's id: 16 bytes. */
  public static final String COMMAND_ID = "commandId";

  /** Where the outcome goes: an {@link InboxAddress}, 12 bytes. Absent: nobody waits. */
  public static final String REPLY_TO = "replyTo";

  /** W3C trace context, as text. */
  public static final String TRACE_PARENT = "traceparent";

  private CommandHeaders() {}
}
