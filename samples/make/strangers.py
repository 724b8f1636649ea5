"""People put together at random, who are in no sample."""
import cast

SURNAMES = "王李张刘陈杨黄赵吴周徐孙马朱胡郭何高林罗郑梁谢宋唐许韩冯邓曹彭曾肖田董袁潘于蒋蔡余杜叶程苏魏吕丁任沈姚卢姜崔钟谭陆汪范金石廖贾夏韦付方白邹孟熊秦邱江尹薛闫段雷侯龙史陶黎贺顾毛郝龚邵万钱严覃武戴莫孔向汤"
GIVEN = "伟芳娜秀英敏静丽强磊军洋勇艳杰娟涛明超兰霞平刚桂华建国文辉力永健世广志义兴良海山仁波宁贵福生龙元全胜学祥才发武新利清飞彬富顺信子昌成康星光天达安岩中茂进林有坚和彪博诚先敬震振壮会思群豪心邦承乐绍功松善厚庆"
RARE = "赟翀璟骥彧旸昉甯祎玥煜婧晟蕴钰琰珩翊昱霖沁芮瑄懿颢鑫淼焱垚珺韫"
PLACES = "浦东 徐汇 长宁 静安 普陀 虹口 杨浦 闵行 宝山 嘉定 金山 松江 青浦 奉贤 崇明".split()
BRANDS = "澄远 启晟 博瑞 恒泰 中川 金桥 华颐 申泽 联创 东昊 凌云 航天 新昇 国茂 汇通 正阳 瑞安 晶丰 永利 宏图".split()
TRADES = "精密机械 电子科技 生物医药 船舶工程 轨道交通设备 新能源汽车 检测技术 纺织服饰 化工新材料 食品 自动化仪表 航空零部件".split()
FORMS = "有限公司 股份有限公司 集团有限公司 有限责任公司 研究院有限公司".split()
SCHOOLS = "上海理工大学 东华大学 华东理工大学 上海工程技术大学 同济大学 上海电机学院 江南大学 南京工业大学".split()
MAJORS = "机械制造及其自动化 电气工程 材料科学与工程 质量管理工程 焊接技术与工程 化学工艺 车辆工程 计算机应用技术".split()
POSTS = "车间主任 质检班长 工艺主管 首席技师 研发部副经理 检修工长 总装工段长 质量部经理".split()
JOBS = "数控车工 装配钳工 焊工 化学检验员 电工 模具工 质量管理工程技术人员 内燃机装调工".split()
ROADS = "张江路 申南路 漕宝路 江川路 南京西路 宝杨路 金沙江路 沪青平公路 环城东路 康桥东路".split()
CRAFTS = [dict(zip(("craft", "product", "problem", "method", "metric"), row[-6:-1])) for row in cast.ROWS]


def person(rnd, number):
    """An invented person who is in no sample."""
    given = "".join(rnd.choice(RARE if rnd.random() < .12 else GIVEN) for _ in range(rnd.choice((1, 2, 2, 2))))
    year, unit = rnd.randint(1966, 1996), f"上海{rnd.choice(PLACES + [''])}{rnd.choice(BRANDS)}{rnd.choice(TRADES)}{rnd.choice(FORMS)}"
    trade, work = rnd.choice(CRAFTS), f"{year + rnd.randint(19, 24)}-{rnd.choice((7, 8, 9)):02d}"
    values = dict(trade, sub="s1", name=rnd.choice(SURNAMES) + given, sex=rnd.choice("男女"), ethnicity=rnd.choice(("汉族", "汉族", "汉族", "回族", "满族", "苗族", "土家族")),
                  birth=f"{year}-{rnd.randint(1, 12):02d}-{rnd.randint(1, 28):02d}", id_seq=rnd.randint(1, 480), region=rnd.choice(list(cast.ISSUERS)),
                  native_place=rnd.choice(("上海市崇明区", "江苏省南通市", "浙江省绍兴市", "安徽省芜湖市", "山东省烟台市", "湖北省黄冈市")),
                  political_status=rnd.choice(("中共党员", "群众", "共青团员", "九三学社社员", "中国民主同盟盟员")), education=rnd.choice(("研究生", "本科", "大专")),
                  degree=rnd.choice(("学士", "硕士", "无")), school_major=f"{rnd.choice(SCHOOLS)} {rnd.choice(MAJORS)}", work_start=work, employer=unit,
                  credit_code="91310" + "".join(rnd.choice("0123456789") for _ in range(3)) + "MA" + "".join(rnd.choice("0123456789ABCDEFGHJKLMNPQRTUWXY") for _ in range(7)),
                  position=rnd.choice(POSTS), occupation=rnd.choice(JOBS), professional_title=rnd.choice(("工程师", "高级工程师", "助理工程师", "无")),
                  skill_grade=rnd.choice(("一级/高级技师", "二级/技师", "三级/高级工", "无")), mobile="1" + rnd.choice("3589") + "".join(rnd.choice("0123456789") for _ in range(9)),
                  email="".join(rnd.choice("abcdefghijklmnopqrstuvwxyz") for _ in range(rnd.randint(4, 9))) + rnd.choice(("", "88", "_01", ".w")) + rnd.choice(("@example.com", "@mail.example.cn", "@163-demo.com")),
                  address=f"上海市{rnd.choice(PLACES)}区{rnd.choice(ROADS)}{rnd.randint(1, 2800)}{rnd.choice(('号', '弄12号', '号3幢402室'))}", industry="高端装备",
                  category=rnd.choice(("数字技术", "巾帼", "青年", "无")), mentor=rnd.choice(SURNAMES) + "".join(rnd.choice(GIVEN) for _ in range(2)),
                  first_job=f"{unit} 操作工")
    made = cast.person([values[key] for key in cast.COLUMNS])
    made["number"] = number
    return made
