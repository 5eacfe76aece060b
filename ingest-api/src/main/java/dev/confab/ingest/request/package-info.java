/** Reading requests: every error of form names the field that is wrong. */
package dev.confab.ingest.request;
