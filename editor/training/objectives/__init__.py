"""What a training run optimises; one objective for each task."""
