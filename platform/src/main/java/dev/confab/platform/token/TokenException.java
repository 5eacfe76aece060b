package dev.confab.platform.token;

/** A token is malformed, forged, expired or not meant for us; the message says which. */
public final class TokenException extends Exception {
  private static final long serialVersionUID = 1L;

  TokenException(String message) {
    super(message, null, false, false);
  }
}
