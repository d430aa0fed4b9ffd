"""How Django's forms look here: each field with its label, its help and its error in words."""

from django.forms.renderers import TemplatesSetting


class OfficeRenderer(TemplatesSetting):
    """Renders forms with our templates; those of single widgets lie in `templates/django/forms`."""

    form_template_name = "web/forms/form.html"
    formset_template_name = "web/forms/formset.html"
    field_template_name = "web/components/field.html"
