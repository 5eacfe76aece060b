package dev.confab.schemas.chat;

/** One thing that a member may do. */
public enum Permission {
  /** One that this release does not know: it permits nothing. */
  UNKNOWN,
  /** To post, and to edit what they posted. */
  SEND_MESSAGES,
  /** To add and invite, and to make and see invite links. */
  ADD_MEMBERS,
  /** To remove, ban and unban members of a lower role. */
  REMOVE_MEMBERS,
  /** To change name, description and picture. */
  EDIT_INFO,
  /** To pin and unpin messages. */
  PIN_MESSAGES,
  /** To delete messages of others for everyone. */
  DELETE_MESSAGES,
  /** To address all members at once. */
  MENTION_ALL
}
