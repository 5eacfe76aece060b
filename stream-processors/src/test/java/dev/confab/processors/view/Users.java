package dev.confab.processors.view;

import java.util.UUID;

/** People of the tests. */
public final class Users {
  public static final UUID ANNA = UUID.fromString("aaaaaaaa-0000-4000-8000-000000000001");
  public static final UUID BEN = UUID.fromString("bbbbbbbb-0000-4000-8000-000000000002");
  public static final UUID CARA = UUID.fromString("0ccccccc-0000-4000-8000-000000000003");

  private Users() {}
}
