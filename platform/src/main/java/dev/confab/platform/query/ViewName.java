package dev.confab.platform.query;

/** The views that are partitioned on their own. */
public enum ViewName {
  /** Chats, by chat id. */
  TIMELINE("timeline"),
  /** Memberships, by user id. */
  USER_CHATS("user-chats"),
  /** Accounts and passwords, by user id. */
  ACCOUNTS("accounts"),
  /** Owners of names, by name key. */
  NAMES("names");

  private final String label;

  ViewName(String label) {
    this.label = label;
  }

  /** As operators see it. */
  public String label() {
    return label;
  }
}
