#include "pipeline/model/page_number.hpp"

#include <gtest/gtest.h>

namespace intake {

TEST(PageNumber, IsSaidInManyWays) {
    EXPECT_EQ(page_number_in("第3页"), (PageNumber{3, 0}));
    EXPECT_EQ(page_number_in("第 3 页 共 5 页"), (PageNumber{3, 5}));
    EXPECT_EQ(page_number_in("第１２页／共３０页"), (PageNumber{12, 30}));
    EXPECT_EQ(page_number_in("共5页，第3页"), (PageNumber{3, 5}));
}

TEST(PageNumber, IsNotEveryNumberOfAPage) {
    EXPECT_EQ(page_number_in("第页"), PageNumber{});
    EXPECT_EQ(page_number_in("共5页"), PageNumber{});
    EXPECT_EQ(page_number_in("第二页"), PageNumber{});
    EXPECT_EQ(page_number_in("详见所附材料汇编第3页所列的获奖情况说明"), PageNumber{});
}

} // namespace intake
