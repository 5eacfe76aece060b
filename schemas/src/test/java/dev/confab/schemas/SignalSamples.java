package dev.confab.schemas;

import static dev.confab.schemas.catalogue.Topics.SIGNALS;

import dev.confab.schemas.signal.LogInEntered;
import dev.confab.schemas.signal.Typing;
import java.util.List;
import java.util.UUID;

/** Samples of what gateways tell each other. */
final class SignalSamples {
  private static final UUID CHAT = UUID.fromString("c0c0c0c0-0000-4000-8000-000000000001");
  private static final UUID ALICE = UUID.fromString("a11ce000-0000-4000-8000-000000000002");
  private static final UUID SESSION = UUID.fromString("5e550000-0000-4000-8000-000000000006");
  private static final UUID NODE = UUID.fromString("0de00000-0000-4000-8000-000000000008");

  private SignalSamples() {}

  static List<Sample<?>> all() {
    return List.of(
        new Sample<>(SIGNALS, new Typing(CHAT, ALICE, true)),
        new Sample<>(SIGNALS, new LogInEntered(ALICE, SESSION, NODE, 300)));
  }
}
