"""How every page looks and reads in a real browser: pictures of them, and what axe says of them."""
