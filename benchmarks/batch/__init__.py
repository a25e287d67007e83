"""What a batch must stand: broken files, faults at any moment, many documents."""
