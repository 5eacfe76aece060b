/** Who is there: reports of gateways, and what they mean for people. */
package dev.confab.schemas.presence;
