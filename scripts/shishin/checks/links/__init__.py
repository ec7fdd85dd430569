"""Whether the addresses that texts and data name on other sites still work; never part of a build."""
