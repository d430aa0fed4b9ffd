"""How the door for programs answers, and how it is described."""

REST_FRAMEWORK = {
    "DEFAULT_AUTHENTICATION_CLASSES": ["eoffice.api.admission.TokenAuthentication"],
    "DEFAULT_CONTENT_NEGOTIATION_CLASS": "eoffice.api.bodies.JsonNegotiation",
    "DEFAULT_PARSER_CLASSES": ["eoffice.api.bodies.ShortJsonParser"],
    "DEFAULT_PERMISSION_CLASSES": ["eoffice.api.admission.HasScope"],
    "DEFAULT_RENDERER_CLASSES": ["rest_framework.renderers.JSONRenderer"],
    "DEFAULT_SCHEMA_CLASS": "eoffice.api.schema.OfficeSchema",
    "DEFAULT_THROTTLE_CLASSES": ["eoffice.api.admission.TokenThrottle"],
    "EXCEPTION_HANDLER": "eoffice.api.refusals.answer_to",
    "UNAUTHENTICATED_USER": None,
    "URL_FORMAT_OVERRIDE": None,
}
SPECTACULAR_SETTINGS = {
    "TITLE": "eoffice",
    "DESCRIPTION": "The door for programs: what people do on the pages, by the same rules.",
    "VERSION": "1",
    "OAS_VERSION": "3.1.0",
    "APPEND_COMPONENTS": {"securitySchemes": {"token": {"type": "http", "scheme": "bearer"}}},
    "COMPONENT_SPLIT_REQUEST": True,
    "POSTPROCESSING_HOOKS": [],
    "SCHEMA_PATH_PREFIX": "/api/v[0-9]",
}
