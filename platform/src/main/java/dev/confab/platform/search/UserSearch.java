package dev.confab.platform.search;

/**
 * The internal search for people: what services may ask of the index of users. The index follows
 * the log with a delay of about a second and knows nothing of who asks: whoever shows an answer
 * looks at the accounts first. Calls block; use virtual threads.
 */
public interface UserSearch {
  /**
   * People whose username starts with the query, or whose display name has words that start with
   * its words, all of them, in any order. Who has exactly this username comes first, then other
   * usernames, then display names; each by username.
   *
   * @throws SearchUnavailableException if the index does not answer: try again later
   * @throws IllegalArgumentException if the cursor is none that a hit before had
   */
  UserSearchPage search(UserSearchRequest request);
}
