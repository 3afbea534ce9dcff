"""What a page holds that its reader does not see."""
