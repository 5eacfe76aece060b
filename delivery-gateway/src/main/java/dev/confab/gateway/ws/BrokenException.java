package dev.confab.gateway.ws;

import dev.confab.gateway.protocol.CloseCode;

/** What came breaks the rules; the connection is closed with the code. */
final class BrokenException extends Exception {
  private static final long serialVersionUID = 1L;

  private final CloseCode code;

  BrokenException(CloseCode code) {
    super(code.reason(), null, false, false);
    this.code = code;
  }

  CloseCode code() {
    return code;
  }
}
