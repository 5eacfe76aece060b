package dev.confab.search.index;

/**
 * What an index is called.
 *
 * @param alias what documents are written to and searched in
 * @param templateFile the shape of its generations, a resource
 */
public record IndexName(String alias, String templateFile) {
  /** Messages. */
  public static final IndexName MESSAGES =
      new IndexName("confab-messages", "/elasticsearch/message-template.json");

  /** Users. */
  public static final IndexName USERS =
      new IndexName("confab-users", "/elasticsearch/user-template.json");

  /** Public chats. */
  public static final IndexName CHATS =
      new IndexName("confab-chats", "/elasticsearch/chat-template.json");

  String template() {
    return alias + "-v1";
  }

  String firstIndex() {
    return template() + "-000001";
  }
}
