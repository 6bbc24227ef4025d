// Nothing by itself: the tests run what they need in here.
