"""Further development layouts, unlike the first ones in structure and wording."""
