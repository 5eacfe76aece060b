package dev.confab.gateway.stomp;

import dev.confab.gateway.protocol.ErrorCode;

/** A frame is wrong or not spoken here; the message is one sentence for the ERROR. */
final class StompException extends Exception {
  private static final long serialVersionUID = 1L;

  private final ErrorCode code;

  StompException(String sentence) {
    this(ErrorCode.BAD_FRAME, sentence);
  }

  StompException(ErrorCode code, String sentence) {
    super(sentence, null, false, false);
    this.code = code;
  }

  ErrorCode code() {
    return code;
  }

  String sentence() {
    return String.valueOf(getMessage());
  }
}
