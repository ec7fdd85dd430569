"""A static, bilingual publisher of service manuals."""
