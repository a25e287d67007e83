"""The two shapes of the house: `Document` (as read) and `Plan` (as understood)."""
