"""What is asked of engines: jobs, their queue, and the way to the process that does them."""
