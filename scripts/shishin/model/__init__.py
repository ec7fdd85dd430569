"""What the project speaks about, as frozen typed objects. No disk, no MkDocs, no clock."""
