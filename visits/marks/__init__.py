"""What is known of readers for at most half an hour, in memory alone: reloads, and who is online."""
