"use strict";

SwaggerUIBundle({
  url: "/openapi.yaml",
  dom_id: "#docs",
  deepLinking: true,
  persistAuthorization: true,
  tryItOutEnabled: true,
  // Swagger's own validator would send the specification to another host.
  validatorUrl: null,
});
