"""The rules for what authors write. Each adds findings; none changes or returns content."""
