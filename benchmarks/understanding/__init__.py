"""What the program understands of whole documents: seeds, made and real ones, and negatives."""
