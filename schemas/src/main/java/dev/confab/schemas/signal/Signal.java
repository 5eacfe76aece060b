package dev.confab.schemas.signal;

/** What gateways tell each other and nobody will miss: a record of {@code signals}. */
public sealed interface Signal permits Typing, LogInEntered {}
